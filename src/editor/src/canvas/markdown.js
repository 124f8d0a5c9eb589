// Markdown of notes: no raw HTML, no pictures, links that open apart and tell nothing.
import MarkdownIt from 'markdown-it';

const plain = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image');
const link = plain.renderer.rules.link_open ?? ((tokens, i, options, env, self) => self.renderToken(tokens, i, options));
plain.renderer.rules.link_open = (tokens, i, options, env, self) => {
  tokens[i].attrSet('target', '_blank');
  tokens[i].attrSet('rel', 'noopener noreferrer');
  return link(tokens, i, options, env, self);
};
export const rendered = (text) => plain.render(text);
