// A TypeScript client that posts messages until its input ends. A call that fails is repeated with the same idempotency key, by a client
// that connects anew, until the hub says that its outcome is unknown. One line of JSON for each call.
// Usage: cluster.mjs <legacy | modern> <url> <token> <name>
const [generation, url, token, name] = process.argv.slice(2);
const packages = {
  legacy: async () => ({ ...(await import('@modelcontextprotocol/sdk/client/index.js')), ...(await import('@modelcontextprotocol/sdk/client/streamableHttp.js')) }),
  modern: () => import('@modelcontextprotocol/client'),
};
const { Client, StreamableHTTPClientTransport } = await packages[generation]();
const options = generation === 'modern' ? { versionNegotiation: { mode: { pin: '2026-07-28' } } } : {};
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

let running = true;
process.stdin.on('close', () => (running = false)).resume();

let client;
async function attempt(text) {
  try {
    if (!client) {
      const fresh = new Client({ name, version: '1.0.0' }, options);
      await fresh.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { Authorization: `Bearer ${token}` } } }));
      client = fresh;
    }
    const channel = 'C' + String(Date.now()).padStart(15, '0');
    const result = await client.callTool({ name: 'slack.messages.post', arguments: { channel: channels.get(text) ?? (channels.set(text, channel), channel), text, idempotency_key: text } });
    if (!result.isError) {
      return 'ANSWERED';
    }
    return JSON.stringify(result).includes('outcome-unknown') ? 'UNKNOWN' : 'REFUSED';
  } catch (error) {
    const broken = client;
    client = undefined;
    await broken?.close().catch(() => {});
    return 'BROKEN';
  }
}

const channels = new Map();
for (let number = 1; running; number++) {
  const text = `${name}-${number}`;
  const begun = Date.now();
  let outcome = await attempt(text);
  let attempts = 1;
  while (outcome !== 'ANSWERED' && outcome !== 'UNKNOWN' && attempts < 600) {
    await pause(400);
    outcome = await attempt(text);
    attempts++;
  }
  console.log(JSON.stringify({ text, begun, millis: Date.now() - begun, attempts, outcome }));
  await pause(200);
}
await client?.close();
process.exit(0);
