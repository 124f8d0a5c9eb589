"""Several texts into one."""

import re
from collections.abc import Mapping

from tagwire import Node, Prompt, RunContext, Text


class JoinText(Node, type="join_text", category="text"):
    """Fill a template: {a} stands for the text wired to a. An unwired one is left out."""

    template: Prompt = "{a}, {b}"

    async def run(
        self,
        ctx: RunContext,
        a: Text = Text(),
        b: Text = Text(),
        c: Text = Text(),
        d: Text = Text(),
    ) -> Text:
        return self.fill({"a": a, "b": b, "c": c, "d": d})

    def foretell(self, texts: Mapping[str, Text]) -> Text:
        return self.fill(texts)

    def fill(self, texts: Mapping[str, Text]) -> Text:
        """The template with each {letter} replaced; any other brace stays."""
        return Text(re.sub(r"\{([abcd])\}", lambda slot: texts.get(slot[1], ""), self.template))
