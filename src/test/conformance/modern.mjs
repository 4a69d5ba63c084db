// The TypeScript client of revision 2026-07-28: one line of JSON about what it saw. Usage: modern.mjs <url> <token>
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const [url, token] = process.argv.slice(2);
const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { Authorization: `Bearer ${token}` } } });
const client = new Client({ name: 'hub-it', version: '1.0.0' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
await client.connect(transport);
const progress = [];
const seen = {
  server: client.getServerVersion()?.name,
  version: client.getNegotiatedProtocolVersion?.() ?? transport.protocolVersion,
  tools: (await client.listTools()).tools.map((tool) => tool.name),
  posted: await client.callTool({ name: 'slack.messages.post', arguments: { channel: 'C000GENEX1', text: 'from the modern client' } }),
  refused: await client.callTool({ name: 'slack.users.info', arguments: { user_id: 'U000NOBODY' } }),
  unknown: await client.callTool({ name: 'slack.nothing.here', arguments: {} }).then(() => 'an answer', (error) => error.code),
  slow: await client.callTool({ name: 'test_tool_with_progress', arguments: {} }, { onprogress: (step) => progress.push(step.progress) }),
  progress,
};
await client.close();
console.log(JSON.stringify(seen));
