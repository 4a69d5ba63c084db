// mcp-remote without a token: a person allows it in a browser, then a client that knows only stdio goes through it.
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { watch } from './sign-in.mjs';
import { perform, server } from './task.mjs';

const program = fileURLToPath(new URL('../node_modules/mcp-remote/dist/proxy.js', import.meta.url));
const env = { PATH: '/nowhere', HOME: process.env.HOME, NO_COLOR: '1' };
const transport = new StdioClientTransport({ command: process.execPath, args: [program, server().url], env, stderr: 'pipe' });
watch(transport.stderr);
const client = new Client({ name: 'mcp-remote', version: '1' });
await client.connect(transport, { timeout: 60_000 });
await perform(async () => (await client.listTools()).tools.map((tool) => tool.name), (name, args) => client.callTool({ name, arguments: args }));
