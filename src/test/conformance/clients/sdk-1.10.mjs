// The TypeScript SDK as it was in the spring of 2025, with the revision of then. Many programs still hold one of that age.
import { Client } from 'sdk-1.10/client/index.js';
import { StreamableHTTPClientTransport } from 'sdk-1.10/client/streamableHttp.js';
import { perform, server } from './task.mjs';

const transport = new StreamableHTTPClientTransport(new URL(server().url), { requestInit: { headers: server().headers } });
const client = new Client({ name: 'sdk-1.10', version: '1' });
await client.connect(transport);
await perform(async () => (await client.listTools()).tools.map((tool) => tool.name), (name, args) => client.callTool({ name, arguments: args }));
