// mcp-remote between the hub and a client that knows only stdio, started with the arguments and the environment of the configuration.
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { perform, server } from './task.mjs';

const program = fileURLToPath(new URL('../node_modules/mcp-remote/dist/proxy.js', import.meta.url));
const { args, env } = server();
const [, , ...own] = args;
const transport = new StdioClientTransport({ command: process.execPath, args: [program, ...own], env: { PATH: '/nowhere', HOME: process.env.HOME, ...env }, stderr: 'inherit' });
const client = new Client({ name: 'mcp-remote', version: '1' });
await client.connect(transport, { timeout: 60_000 });
await perform(async () => (await client.listTools()).tools.map((tool) => tool.name), (name, args) => client.callTool({ name, arguments: args }));
