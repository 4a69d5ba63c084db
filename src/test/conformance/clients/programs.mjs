// Where the programs of the coding tools lie in their packages, which have one name per kind of machine.
import { fileURLToPath } from 'node:url';

const machine = `${process.platform}-${process.arch}`;
const triple = { 'linux-x64': 'x86_64-unknown-linux-musl', 'linux-arm64': 'aarch64-unknown-linux-musl' }[machine];
const FILES = {
  'claude-code': `@anthropic-ai/claude-code-${machine}/claude`,
  codex: `@openai/codex-${machine}/vendor/${triple}/bin/codex`,
  'gemini-cli': '@google/gemini-cli/bundle/gemini.js',
  opencode: `opencode-${machine}${machine === 'linux-x64' ? '-baseline' : ''}/bin/opencode`,
};

export const program = (tool) => fileURLToPath(new URL(`../node_modules/${FILES[tool]}`, import.meta.url));
