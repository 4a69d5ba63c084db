// Calls a tool of an integration that is not connected, as a client of 2025-11-25 that can open addresses, and as one that
// cannot. One line of JSON. Usage: asking-legacy.mjs <url> <token>
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [url, token] = process.argv.slice(2);

async function call(capabilities) {
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { Authorization: `Bearer ${token}` } } });
  const client = new Client({ name: 'hub-it', version: '1.0.0' }, { capabilities });
  await client.connect(transport);
  const outcome = await client
    .callTool({ name: 'slack.messages.post', arguments: { channel: 'C000GENEX1', text: 'never sent' } })
    .then((result) => ({ result }), (error) => ({ class: error.constructor.name, code: error.code, elicitations: error.elicitations }));
  await client.close();
  return outcome;
}

console.log(JSON.stringify({ able: await call({ elicitation: { url: {} } }), unable: await call({}) }));
