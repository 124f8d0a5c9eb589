"""Each shipped node does what its docstring says, through a run."""

import pytest
from PIL import Image

import tagwire


def why(report: tagwire.RunReport) -> str:
    return next(step.message for step in report.steps.values() if step.outcome == "failed")


def test_a_prompt_gives_its_text(run):
    assert run("prompt", {"text": "一只猫 @cat"}).outputs["it.text"] == "一只猫 @cat"


def test_join_text_fills_its_template_and_leaves_other_braces(run):
    report = run("join_text", {"template": "{a} in {b}{c} {x} {"}, a="a cat", b="the snow")
    assert report.outputs["it.text"] == "a cat in the snow {x} {"


def test_join_text_never_fills_what_it_filled_in(run):
    assert run("join_text", {"template": "{a}"}, a="{b}", b="no").outputs["it.text"] == "{b}"


def test_a_reference_is_upright_whatever_its_exif_says(run, pixels, uri):
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = Image.new("RGB", (40, 30), "red")
    report = run("reference_image", {"file": uri(lying, "JPEG", exif=exif.tobytes())})
    assert pixels(report).size == (30, 40)


@pytest.mark.parametrize("size", [(20, 10), (10, 20), (10, 10)])
def test_a_reference_from_one_to_two_up_to_two_to_one_is_taken_as_it_is(run, pixels, uri, size):
    assert pixels(run("reference_image", {"file": uri(Image.new("RGB", size))})).size == size


@pytest.mark.parametrize(
    ("size", "fit", "becomes"),
    [
        ((300, 100), "crop", (200, 100)),
        ((100, 300), "crop", (100, 200)),
        ((301, 100), "pad", (301, 151)),
        ((100, 301), "pad", (151, 301)),
    ],
)
def test_a_longer_reference_is_cropped_or_padded_when_asked(run, pixels, uri, size, fit, becomes):
    report = run("reference_image", {"file": uri(Image.new("RGB", size, "red")), "fit": fit})
    assert pixels(report).size == becomes


def test_a_longer_reference_is_refused_with_both_ways_out(run, uri):
    report = run("reference_image", {"file": uri(Image.new("RGB", (300, 100)))})
    assert report.status == "failed"
    assert "300 x 100" in why(report)
    assert "crop or pad" in report.steps["it"].remedy


def test_a_padded_reference_has_the_colour_asked_for(run, pixels, uri):
    words = {"fit": "pad", "pad_color": "#00ff00"}
    report = run("reference_image", {"file": uri(Image.new("RGB", (300, 100), "red")), **words})
    assert pixels(report).getpixel((150, 2)) == (0, 255, 0)


def test_a_reference_may_be_a_stored_picture(run, pixels, uri):
    first = run("resize_image", {"width": 8, "height": 8}, image=Image.new("RGB", (16, 16), "blue"))
    asset = first.outputs["it.image"].asset
    again = run("reference_image", {"file": f"asset:{asset}"})
    assert again.outputs["it.image"].asset == asset


@pytest.mark.parametrize(
    ("fit", "size"),
    [("inside", (40, 20)), ("fill", (40, 40)), ("pad", (40, 40)), ("stretch", (40, 40))],
)
def test_resize_fits_as_asked(run, pixels, fit, size):
    report = run(
        "resize_image", {"width": 40, "height": 40, "fit": fit}, image=Image.new("RGB", (100, 50))
    )
    assert pixels(report).size == size


def test_a_grid_lays_pictures_out_in_the_order_of_the_wires(run, pixels):
    colours = ["red", "lime", "blue"]
    pictures = [Image.new("RGB", (20, 10), colour) for colour in colours]
    words = {"columns": 2, "cell_width": 20, "gap": 2, "background": "#ffffff"}
    sheet = pixels(run("grid", words, images=pictures))
    assert sheet.size == (2 * 20 + 3 * 2, 2 * 10 + 3 * 2)
    at = [sheet.getpixel(point) for point in ((5, 5), (30, 5), (5, 17), (30, 17))]
    assert at == [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]


def test_a_grid_without_columns_is_near_a_square(run, pixels):
    pictures = [Image.new("RGB", (10, 10)) for _ in range(4)]
    sheet = pixels(run("grid", {"cell_width": 16, "gap": 0}, images=pictures))
    assert sheet.size == (32, 32)


@pytest.mark.parametrize(
    ("aspect", "resolution", "size"),
    [("16:9", "720p", (1280, 720)), ("3:4", "720p", (720, 960)), ("21:9", "1080p", (2112, 912))],
)
def test_gen4_image_draws_the_exact_size(run, aspect, resolution, size):
    words = {"aspect_ratio": aspect, "resolution": resolution, "seed": 1}
    image = run("gen4_image", words, prompt="an empty studio").outputs["it.image"]
    assert (image.width, image.height) == size


def test_gen4_image_sizes_follow_the_model(run):
    words = {"model": "gemini_2.5_flash", "seed": 1}
    image = run("gen4_image", words, prompt="an empty studio").outputs["it.image"]
    assert (image.width, image.height) == (1344, 768)


def test_gen4_image_turbo_wants_a_reference(run):
    with pytest.raises(tagwire.GraphInvalid) as caught:
        run("gen4_image", {"model": "gen4_image_turbo"}, prompt="a cat")
    assert [problem.code for problem in caught.value.problems] == ["few_references"]


def test_gen4_image_takes_three_references_and_no_more(run):
    pictures = [Image.new("RGB", (8, 8)) for _ in range(4)]
    with pytest.raises(tagwire.GraphInvalid) as caught:
        run("gen4_image", {}, prompt="a cat", references=pictures)
    assert "too_many_wires" in [problem.code for problem in caught.value.problems]


def test_gen4_image_checks_a_prompt_it_only_sees_when_it_runs(app):
    class Late(tagwire.Node, type="late"):
        async def run(self, ctx: tagwire.RunContext) -> tagwire.Text:
            return tagwire.Text("a picture of @nobody")

    from tagwire.core.registry import Registry

    app.registry = Registry([*((n, "") for n in app.registry), (Late, "here")])
    nodes = {"late": {"type": "late"}, "it": {"type": "gen4_image"}}
    graph = {"tagwire": 1, "nodes": nodes, "wires": [["late.text", "it.prompt"]]}
    report = tagwire.run(graph, app=app)
    assert "@nobody" in why(report)


def test_gen4_image_gives_the_same_picture_for_the_same_seed_and_another_for_another(run):
    def asset(seed: int) -> str:
        words = {"seed": seed, "resolution": "720p", "tags": ["cup"]}
        cup = Image.new("RGB", (64, 64), "white")
        cup.paste("red", (16, 16, 48, 60))
        picture = run("gen4_image", words, prompt="@cup on a teal background", references=[cup])
        return picture.outputs["it.image"].asset

    assert asset(1) == asset(1)
    assert asset(1) != asset(2)


@pytest.mark.parametrize(("kind", "suffix"), [("png", ".png"), ("jpeg", ".jpg"), ("webp", ".webp")])
def test_an_output_is_a_file_of_the_format_asked_for(app, uri, tmp_path, kind, suffix):
    nodes = {
        "disc": {"type": "reference_image", "settings": {"file": uri(Image.new("RGB", (9, 9)))}},
        "out": {"type": "output", "settings": {"format": kind, "name": "a/{node}"}},
    }
    graph = {"tagwire": 1, "name": "G", "nodes": nodes, "wires": [["disc.image", "out.image"]]}
    report = tagwire.run(graph, app=app, out=tmp_path / "o")
    [file] = report.files
    assert file == str(tmp_path / "o" / "a" / f"out{suffix}")
    with Image.open(file) as picture:
        assert picture.format == kind.upper()


def test_a_film_has_the_size_of_its_aspect_and_the_length_asked_for(run):
    photo = Image.new("RGB", (300, 200), "teal")
    report = run("gen4_video", {"aspect_ratio": "4:3", "duration": 2}, image=photo)
    video = report.outputs["it.video"]
    assert (video.width, video.height, video.seconds) == (1104, 832, 2)
    [receipt] = report.steps["it"].result.receipts
    assert (receipt["model"], receipt["seconds"], receipt["draft"]) == ("gen4_turbo", 2, True)
    assert receipt["extras"] == {"moderation": "auto"}


def test_a_films_prompt_tells_the_move(run):
    photo = Image.new("RGB", (300, 200), "teal")
    words = {"duration": 2, "model": "gen4.5"}
    report = run("gen4_video", words, image=photo, prompt="Pan left, slowly")
    assert report.steps["it"].result.receipts[0]["understood"]["move"] == "pan left"


@pytest.mark.parametrize("feeds", [{}, {"prompt": "  "}])
def test_gen_4_5_asks_for_a_prompt_and_turbo_does_not(run, feeds):
    photo = Image.new("RGB", (300, 200), "teal")
    with pytest.raises(tagwire.GraphInvalid, match=r"gen4\.5 needs a prompt.*choose gen4_turbo"):
        run("gen4_video", {"model": "gen4.5"}, image=photo, **feeds)


def test_a_prompt_too_long_for_a_film_is_refused_before_it_runs(run):
    photo = Image.new("RGB", (300, 200), "teal")
    with pytest.raises(tagwire.GraphInvalid, match="1001 characters long"):
        run("gen4_video", {}, image=photo, prompt="x" * 1001)


def test_a_film_is_delivered_as_an_mp4_that_opens_as_its_graph(app, tmp_path, uri):
    graph = {
        "tagwire": 1,
        "name": "Clip",
        "nodes": {
            "photo": {
                "type": "reference_image",
                "settings": {"file": uri(Image.new("RGB", (300, 200), "teal"))},
            },
            "film": {"type": "gen4_video", "settings": {"duration": 2, "seed": 5}},
            "out": {"type": "output", "settings": {"format": "jpeg"}},
        },
        "wires": [["photo.image", "film.image"], ["film.video", "out.image"]],
    }
    report = tagwire.run(graph, app=app, out=tmp_path)
    assert report.status == "done"
    [file] = report.files
    assert file.endswith("Clip-out.mp4")
    assert report.outputs["out.image"].kind == "video"
    again = tagwire.run(file, app=app)
    assert (again.ran, again.outputs["out.image"]) == (0, report.outputs["out.image"])


def test_a_film_that_comes_through_an_output_is_no_picture(app, uri):
    graph = {
        "tagwire": 1,
        "nodes": {
            "photo": {
                "type": "reference_image",
                "settings": {"file": uri(Image.new("RGB", (300, 200), "teal"))},
            },
            "film": {"type": "gen4_video", "settings": {"duration": 2}},
            "out": {"type": "output"},
            "small": {"type": "resize_image"},
        },
        "wires": [
            ["photo.image", "film.image"],
            ["film.video", "out.image"],
            ["out.image", "small.image"],
        ],
    }
    report = tagwire.run(graph, app=app)
    assert "video arrived at image, which takes image" in why(report)
