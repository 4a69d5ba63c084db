// mcporter, from its command line.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { byOAuth, signIn } from './sign-in.mjs';
import { path, perform } from './task.mjs';

const program = fileURLToPath(new URL('../node_modules/mcporter/dist/cli.js', import.meta.url));
const port = (...args) => JSON.parse(execFileSync(process.execPath, [program, '--config', path, ...args], { encoding: 'utf8' }));
if (byOAuth) {
  await signIn(process.execPath, [program, '--config', path, 'auth', 'mcp-hub', '--no-browser']);
}
await perform(async () => port('list', 'mcp-hub', '--json').tools.map((tool) => tool.name), (name, args) => port('call', '--server', 'mcp-hub', '--tool', name, '--args', JSON.stringify(args), '--output', 'json'));
