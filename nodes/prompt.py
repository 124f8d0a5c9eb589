"""Words for a picture."""

from collections.abc import Mapping

from tagwire import Node, Prompt, RunContext, Text


class PromptText(Node, type="prompt", label="Prompt", category="text"):
    """Words for a picture. Mention a reference by its tag: @sneaker."""

    text: Prompt = ""

    async def run(self, ctx: RunContext) -> Text:
        return Text(self.text)

    def foretell(self, texts: Mapping[str, Text]) -> Text:
        return Text(self.text)
