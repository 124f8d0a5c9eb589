"""Getting in with a real browser: the printed address, the password, and neither."""

from __future__ import annotations

from typing import Any


def test_the_printed_address_opens_the_editor_and_is_clean_afterwards(page, editor):
    page.goto(editor.url)
    page.wait_for_function("window.socket && window.socket.connected")
    assert "token" not in page.url
    page.reload()
    page.wait_for_function("window.socket && window.socket.connected")
    assert page.evaluate("document.cookie") == ""


def test_without_it_the_browser_sees_where_the_address_is(context, editor):
    tab = context.new_page()
    heard = tab.goto(editor.origin)
    assert heard.status == 401
    assert "terminal" in tab.inner_text("main")


def test_a_chinese_browser_is_told_in_chinese(browser: Any, editor):
    context = browser.new_context(locale="zh-CN")
    tab = context.new_page()
    tab.goto(editor.origin)
    assert "终端" in tab.inner_text("main")
    context.close()


def test_the_password_lets_in(context, start_editor):
    editor = start_editor(TAGWIRE_PASSWORD="correct horse")
    tab = context.new_page()
    tab.goto(editor.origin)
    tab.get_by_label("Password").fill("correct horse")
    tab.get_by_role("button", name="Enter").click()
    tab.wait_for_function("window.socket && window.socket.connected")


def test_a_wrong_password_is_told(context, start_editor):
    editor = start_editor(TAGWIRE_PASSWORD="correct horse")
    tab = context.new_page()
    tab.goto(editor.origin)
    tab.get_by_label("Password").fill("battery staple")
    tab.get_by_label("Password").press("Enter")
    tab.get_by_text("That is not the password.").wait_for()
