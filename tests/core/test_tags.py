"""Tags and mentions, shown by example."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tagwire.core.tags import (
    TAG,
    Mention,
    find_mentions,
    join_tags,
    prompt_as_sent,
    prompt_with_figures,
    rename_mentions,
    split_tags,
    suggest_tag,
    tag_fault,
    utf16_length,
    utf16_overflow,
)


def called(text: str, *tags: str) -> list[tuple[str, str | None]]:
    """The names a text mentions, each with the tag it resolves to."""
    return [(mention.name, mention.tag) for mention in find_mentions(text, tags)]


def times_called(text: str, tag: str) -> int:
    return sum(mention.tag == tag for mention in find_mentions(text, [tag]))


class TestATagIsLegal:
    @pytest.mark.parametrize("tag", ["abc", "Model", "img1", "a_b", "A" * 16, "shoe__"])
    def test_with_3_to_16_letters_digits_and_underscores_and_a_letter_first(self, tag: str) -> None:
        assert tag_fault(tag) is None

    @pytest.mark.parametrize(
        ("tag", "what"),
        [
            ("", "the tag is empty"),
            ("ab", "'ab' has 2 characters"),
            ("a" * 17, "has 17 characters"),
            ("1st", "'1st' begins with '1'"),
            ("_tag", "'_tag' begins with '_'"),
            ("@model", "'@model' contains '@'"),
            ("my-tag", "'my-tag' contains '-'"),
            ("模特", "contains '模'"),
            ("café", "contains 'é'"),
            ("model\n", r"contains '\n'"),
        ],
    )
    def test_and_otherwise_a_person_is_told_what_is_wrong(self, tag: str, what: str) -> None:
        assert what in str(tag_fault(tag))
        assert "3 to 16 letters A-Z, digits or underscores" in str(tag_fault(tag))

    def test_and_a_whole_essay_given_as_a_tag_is_not_repeated_to_the_person(self) -> None:
        assert len(tag_fault("a" * 5000) or "") < 200

    @given(st.text(alphabet="aZ9_-é@", max_size=18))
    def test_exactly_when_the_grammar_matches_it_whole(self, tag: str) -> None:
        assert (tag_fault(tag) is None) == (TAG.fullmatch(tag) is not None)


class TestASuggestedTag:
    @pytest.mark.parametrize(
        ("name", "tag"),
        [
            ("My Red-Sneaker (2).jpg", "myredsneaker"),
            ("img1", "img1"),
            ("IMG_2041.HEIC", "img2041"),
            ("photos/summer/Beach House.webp", "beachhouse"),
            (r"C:\pictures\anna.png", "anna"),
            ("Café Crème.jpg", "cafecreme"),
            ("ＳＨＯＥ.jpg", "shoe"),
            ("a very long file name indeed.png", "averylongfilena"),
            ("模特.png", "reference"),
            ("42.png", "reference"),
            ("ab.png", "reference"),
            (".png", "png"),
        ],
    )
    def test_comes_from_a_file_name_or_a_node_id(self, name: str, tag: str) -> None:
        assert suggest_tag(name) == tag

    def test_is_numbered_when_somebody_has_it_in_any_case(self) -> None:
        assert suggest_tag("model.png", ["Model"]) == "model2"
        assert suggest_tag("model.png", ["Model", "MODEL2", "shoe"]) == "model3"

    def test_stays_within_15_characters_when_numbered(self) -> None:
        assert suggest_tag("abcdefghijklmnop", ["abcdefghijklmno"]) == "abcdefghijklmn2"

    @given(st.text(), st.lists(st.sampled_from(["reference", "Reference2", "abc", "ABC2"])))
    def test_is_always_legal_in_the_seed_too_and_free(self, name: str, taken: list[str]) -> None:
        tag = suggest_tag(name, taken)
        assert re.fullmatch("[a-z][a-z0-9]{2,14}", tag)
        assert tag not in {other.lower() for other in taken}


class TestACommaList:
    def test_takes_latin_and_chinese_commas_and_trims_spaces(self) -> None:
        assert split_tags("shoe, anna，bg、\u3000set ") == ("shoe", "anna", "bg", "set")

    def test_of_white_space_alone_is_empty(self) -> None:
        assert split_tags("") == split_tags(" \t\u3000\n") == ()

    @pytest.mark.parametrize(
        ("text", "place"), [("shoe,,model", 2), ("shoe,", 2), (",shoe", 1), ("a、 ，b", 2)]
    )
    def test_with_an_empty_item_is_refused_with_its_position(self, text: str, place: int) -> None:
        with pytest.raises(ValueError, match=f"^item {place} is empty$"):
            split_tags(text)

    @given(st.lists(st.from_regex(TAG, fullmatch=True).map(str.strip)))
    def test_of_tags_reads_back_as_the_same_tags(self, tags: list[str]) -> None:
        assert split_tags(join_tags(tags)) == tuple(tags)


class TestAMention:
    def test_is_the_sign_and_a_tag_with_its_offsets_in_code_points(self) -> None:
        assert find_mentions("a @shoe!", ["shoe"]) == (Mention(2, 7, "shoe", "shoe"),)
        assert find_mentions("😀＠shoe", ["shoe"]) == (Mention(1, 6, "shoe", "shoe"),)

    def test_without_such_a_tag_is_reported_as_unknown(self) -> None:
        assert called("@nobody and @shoe", "shoe") == [("nobody", None), ("shoe", "shoe")]

    def test_of_a_longer_word_does_not_call_the_shorter_tag(self) -> None:
        assert called("@models", "model") == [("models", None)]
        assert called("@model_1", "model") == [("model_1", None)]

    def test_calls_the_longest_tag(self) -> None:
        assert called("@model_1", "model", "model_1") == [("model_1", "model_1")]

    def test_prefers_the_exact_case_and_otherwise_takes_any(self) -> None:
        assert called("@MODEL @model", "Model", "model") == [("MODEL", "Model"), ("model", "model")]

    def test_leaves_out_underscores_that_only_follow_the_tag(self) -> None:
        assert find_mentions("_@shoe_", ["shoe"]) == (Mention(1, 6, "shoe", "shoe"),)
        assert called("@abc__", "abc", "abc_") == [("abc_", "abc_")]
        assert called("@nobody_", "shoe") == [("nobody_", None)]

    @pytest.mark.parametrize(
        "text", ["穿@shoe跑步", "@shoe。", "@shoe's laces", "@shoe-like", "@shoe\u0301", "@shoeé"]
    )
    def test_ends_at_anything_but_a_latin_letter_digit_or_underscore(self, text: str) -> None:
        assert called(text, "shoe") == [("shoe", "shoe")]

    @pytest.mark.parametrize(
        "text", ["(@shoe)", "👟@shoe", "\u200f@shoe", "@@shoe", "red-@shoe", "https://x.org/@shoe"]
    )
    def test_may_follow_anything_but_a_latin_word(self, text: str) -> None:
        assert called(text, "shoe") == [("shoe", "shoe")]

    @pytest.mark.parametrize(
        "text", ["@", "shoe @", "@ shoe", "@1st", "@_shoe", "@模特", "＠＠", ""]
    )
    def test_needs_a_latin_letter_behind_the_sign(self, text: str) -> None:
        assert called(text, "shoe") == []

    @pytest.mark.parametrize(
        "text", ["to anna@example.com", "a.b+c@mail.example.com!", "a_@x.example.com", "9%-@mail.x"]
    )
    def test_is_not_part_of_an_e_mail_address(self, text: str) -> None:
        assert called(text, "example", "mail") == []

    def test_glued_behind_a_word_is_plain_text(self) -> None:
        assert called("shoe@model 5@model", "model") == []

    def test_directly_behind_a_mention_counts(self) -> None:
        assert called("@shoe＠model", "shoe", "model") == [("shoe", "shoe"), ("model", "model")]
        assert called("@nobody@model", "model") == [("nobody", None), ("model", "model")]
        assert called("@anna@example.com", "example") == [("anna", None)]

    def test_behind_a_full_stop_counts_for_no_address_ends_with_a_dot(self) -> None:
        assert called("a red shoe.@model walks", "model") == [("model", "model")]
        assert called("a red shoe.@model.Then", "model") == [("model", "model")]

    def test_behind_a_backslash_is_plain_text(self) -> None:
        assert called(r"\@shoe \＠shoe", "shoe") == []
        assert called(r"\@@shoe", "shoe") == [("shoe", "shoe")]


class TestRenaming:
    def test_rewrites_every_mention_in_any_case_and_keeps_the_sign(self) -> None:
        text = rename_mentions("@model，＠Model, @model_, @models", "model", "dancer")
        assert text == "@dancer，＠dancer, @dancer_, @models"

    def test_leaves_addresses_and_escaped_signs_alone(self) -> None:
        text = r"anna@model.com \@model model"
        assert rename_mentions(text, "model", "dancer") == text

    def test_leaves_the_mentions_of_the_other_tags_alone(self) -> None:
        text = rename_mentions("@model_ @model", "model", "dancer", others=["model_"])
        assert text == "@model_ @dancer"

    def test_to_an_illegal_tag_is_refused_with_the_reason(self) -> None:
        with pytest.raises(ValueError, match="'no good' contains ' '"):
            rename_mentions("@model", "model", "no good")


class TestAPromptAsSent:
    def test_has_plain_signs_and_the_tags_own_case(self) -> None:
        assert prompt_as_sent("＠SHOE and @Shoe", ["shoe"]) == "@shoe and @shoe"

    def test_loses_the_backslash_of_an_escaped_sign(self) -> None:
        assert prompt_as_sent(r"\@shoe \＠shoe a\b", ["shoe"]) == r"@shoe ＠shoe a\b"

    def test_keeps_unknown_mentions_and_addresses_as_written(self) -> None:
        assert prompt_as_sent("＠nobody anna@shoe.com", ["shoe"]) == "＠nobody anna@shoe.com"


class TestAPromptWithFigures:
    def test_calls_each_picture_by_its_place(self) -> None:
        text = prompt_with_figures("@model wears @Shoe", ["shoe", "model"])
        assert text == "Figure 2 wears Figure 1"

    def test_counts_untagged_pictures(self) -> None:
        assert prompt_with_figures("@shoe", ["", "shoe"]) == "Figure 2"

    def test_keeps_words_apart_in_every_script(self) -> None:
        assert prompt_with_figures("穿@abc跑，@abc。", ["abc"]) == "穿 Figure 1 跑，Figure 1。"
        assert prompt_with_figures("@abc@xyz", ["abc", "xyz"]) == "Figure 1 Figure 2"

    def test_keeps_unknown_mentions_and_unescapes_signs(self) -> None:
        assert prompt_with_figures(r"@nobody \@shoe", ["shoe"]) == "@nobody @shoe"


class TestUtf16Length:
    @pytest.mark.parametrize(
        ("text", "units"),
        [("shoe", 4), ("模特", 2), ("e\u0301", 2), ("😀", 2), ("👨‍👩‍👧‍👦", 11), ("\ud83d", 1)],
    )
    def test_counts_what_javascript_counts(self, text: str, units: int) -> None:
        assert utf16_length(text) == units

    def test_that_fits_does_not_overflow(self) -> None:
        assert utf16_overflow("", 0) is None
        assert utf16_overflow("a😀", 3) is None

    def test_overflows_at_the_first_character_that_does_not_fit_whole(self) -> None:
        assert utf16_overflow("abc", 2) == 2
        assert utf16_overflow("a😀b", 2) == 1
        assert utf16_overflow("a\ud83db", 2) == 2

    @given(st.text(), st.integers(0, 20))
    def test_overflow_marks_the_longest_beginning_that_fits(self, text: str, limit: int) -> None:
        offset = utf16_overflow(text, limit)
        if offset is None:
            assert utf16_length(text) <= limit
        else:
            assert utf16_length(text[:offset]) <= limit < utf16_length(text[: offset + 1])


TAGS = st.sampled_from(["abc", "abc_", "Abc", "model", "model_1", "a__", "", "模特"])
PIECES = st.sampled_from([*"@＠\\_.-+ 模é\u0301😀\ud83d1,", ".com"])
TEXTS = st.lists(PIECES | TAGS, max_size=14).map("".join) | st.text()


class TestOnAnyText:
    @given(TEXTS, st.lists(TAGS))
    def test_mentions_follow_each_other_as_written(self, text: str, tags: list[str]) -> None:
        behind = 0
        for mention in find_mentions(text, tags):
            assert behind <= mention.start < mention.end <= len(text)
            assert text[mention.start] in "@＠"
            assert text[mention.start + 1 : mention.end] == mention.name
            assert mention.tag is None or mention.tag.lower() == mention.name.lower()
            behind = mention.end

    @given(TEXTS, st.lists(TAGS))
    def test_the_tags_do_not_move_the_mentions(self, text: str, tags: list[str]) -> None:
        starts = [mention.start for mention in find_mentions(text, ())]
        assert [mention.start for mention in find_mentions(text, tags)] == starts

    @given(TEXTS, TAGS, st.sampled_from(["dancer", "X_1", "new"]))
    def test_a_renamed_tag_is_called_as_often(self, text: str, old: str, new: str) -> None:
        before = times_called(text, old) + times_called(text, new)
        renamed = rename_mentions(text, old, new)
        assert times_called(renamed, new) == before
        assert len(find_mentions(renamed, ())) == len(find_mentions(text, ()))

    @given(TEXTS, TAGS)
    def test_renaming_back_gives_the_text_in_the_tags_own_case(self, text: str, old: str) -> None:
        renamed = rename_mentions(text, old, "dancer")
        if tag_fault(old) is None and times_called(text, "dancer") == 0:
            assert rename_mentions(renamed, "dancer", old).lower() == text.lower()

    @given(TEXTS, st.lists(TAGS))
    def test_sending_never_fails_or_lengthens(self, text: str, tags: list[str]) -> None:
        assert utf16_length(prompt_as_sent(text, tags)) <= utf16_length(text)
        assert isinstance(prompt_with_figures(text, tags), str)
