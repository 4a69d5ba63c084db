// Calls a tool of an integration that is not connected, as a client of 2026-07-28 that can open addresses; the user
// declines. One line of JSON. Usage: asking-modern.mjs <url> <token>
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const [url, token] = process.argv.slice(2);

const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { Authorization: `Bearer ${token}` } } });
const client = new Client(
  { name: 'hub-it', version: '1.0.0' },
  { capabilities: { elicitation: { url: {} } }, versionNegotiation: { mode: { pin: '2026-07-28' } } },
);
const asked = [];
client.setRequestHandler('elicitation/create', async (request) => {
  asked.push(request.params);
  return { action: 'decline' };
});
await client.connect(transport);
const result = await client.callTool({ name: 'slack.messages.post', arguments: { channel: 'C000GENEX1', text: 'never sent' } });
await client.close();
console.log(JSON.stringify({ asked, result }));
