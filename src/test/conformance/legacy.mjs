// The TypeScript client of the revisions before 2026-07-28: one line of JSON about what it saw. Usage: legacy.mjs <url> <token>
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [url, token] = process.argv.slice(2);
const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { Authorization: `Bearer ${token}` } } });
const client = new Client({ name: 'hub-it', version: '1.0.0' });
await client.connect(transport);
const progress = [];
const seen = {
  server: client.getServerVersion()?.name,
  version: transport.protocolVersion,
  tools: (await client.listTools()).tools.map((tool) => tool.name),
  posted: await client.callTool({ name: 'slack.messages.post', arguments: { channel: 'C000GENEX1', text: 'from the legacy client' } }),
  refused: await client.callTool({ name: 'slack.users.info', arguments: { user_id: 'U000NOBODY' } }),
  unknown: await client.callTool({ name: 'slack.nothing.here', arguments: {} }).then(() => 'an answer', (error) => error.code),
  slow: await client.callTool({ name: 'test_tool_with_progress', arguments: {} }, undefined, { onprogress: (step) => progress.push(step.progress) }),
  progress,
};
await client.close();
console.log(JSON.stringify(seen));
