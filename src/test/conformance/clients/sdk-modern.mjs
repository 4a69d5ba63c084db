// The TypeScript SDK of both eras, which asks the hub which one it speaks.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { perform, server } from './task.mjs';

const transport = new StreamableHTTPClientTransport(new URL(server().url), { requestInit: { headers: server().headers } });
const client = new Client({ name: 'sdk-modern', version: '1' }, { versionNegotiation: { mode: 'auto' } });
await client.connect(transport);
await perform(async () => (await client.listTools()).tools.map((tool) => tool.name), (name, args) => client.callTool({ name, arguments: args }), () => ({ revision: client.getNegotiatedProtocolVersion?.() ?? transport.protocolVersion }));
