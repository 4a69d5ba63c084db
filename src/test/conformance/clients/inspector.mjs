// The command line of the MCP Inspector.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { path, perform } from './task.mjs';

const program = fileURLToPath(new URL('../node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js', import.meta.url));
const inspect = (...args) => JSON.parse(execFileSync(process.execPath, [program, '--cli', '--config', path, '--server', 'mcp-hub', ...args], { encoding: 'utf8' }));
await perform(async () => inspect('--method', 'tools/list').tools.map((tool) => tool.name), (name, args) => inspect('--method', 'tools/call', '--tool-name', name, '--tool-args-json', JSON.stringify(args)));
