// A fingerprint of the source a bundle was built from, so that a stale bundle is seen without a build.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

export function fingerprint(root) {
  const sources = readdirSync(`${root}/src`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(root.length + 1));
  const hash = createHash('sha256');
  for (const name of [...sources, 'package-lock.json', 'package.json', 'source.js', 'vite.config.js'].sort()) {
    hash.update(`${name}\0${readFileSync(`${root}/${name}`, 'utf8').replaceAll('\r\n', '\n')}\0`);
  }
  return hash.digest('hex');
}
