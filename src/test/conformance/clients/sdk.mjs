// The TypeScript SDK of the revisions before 2026-07-28.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { perform, server } from './task.mjs';

const transport = new StreamableHTTPClientTransport(new URL(server().url), { requestInit: { headers: server().headers } });
const client = new Client({ name: 'sdk', version: '1' });
await client.connect(transport);
await perform(async () => (await client.listTools()).tools.map((tool) => tool.name), (name, args) => client.callTool({ name, arguments: args }), () => ({ revision: transport.protocolVersion }));
