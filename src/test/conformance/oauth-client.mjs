// Discovery, registration, sign-in, consent, token, tools/list, refresh: with the SDK's own OAuth, and a person who allows.
import { allow } from './person.mjs';

class Memory {
  redirectUrl = 'http://127.0.0.1:43117/callback';
  clientMetadata = { client_name: 'hub-it', redirect_uris: [this.redirectUrl], grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'], token_endpoint_auth_method: 'none' };
  visited = [];
  saved = [];
  state() { return 'state-of-hub-it'; }
  clientInformation() { return this.client; }
  saveClientInformation(client) { this.client = client; }
  tokens() { return this.current; }
  saveTokens(tokens) { this.current = tokens; this.saved.push(tokens); }
  redirectToAuthorization(url) { this.visited.push(url); }
  saveCodeVerifier(verifier) { this.verifier = verifier; }
  codeVerifier() { return this.verifier; }
  saveDiscoveryState(state) { this.discovered = state; }
  discoveryState() { return this.discovered; }
}

export async function connect(Client, Transport, finish) {
  const [url, email, password] = process.argv.slice(2);
  const memory = new Memory();
  const transport = () => new Transport(new URL(url), { authProvider: memory });
  const first = transport();
  const refused = await new Client({ name: 'hub-it', version: '1.0.0' }).connect(first).then(() => 'connected', (error) => error.constructor.name);
  const answer = await allow(memory.visited[0], email, password);
  await finish(first, answer.searchParams);

  const names = async (client) => (await client.listTools()).tools.map((tool) => tool.name);
  const client = new Client({ name: 'hub-it', version: '1.0.0' });
  await client.connect(transport());
  const tools = await names(client);
  memory.current = { ...memory.current, access_token: 'expired' };
  const again = await names(client);
  await client.close();

  console.log(JSON.stringify({
    refused, tools, again,
    asked: memory.visited.length,
    request: Object.fromEntries(memory.visited[0].searchParams),
    answer: Object.fromEntries(answer.searchParams),
    registered: memory.client.client_id,
    issued: memory.saved.length,
    rotated: memory.saved[0].refresh_token !== memory.saved[1]?.refresh_token,
  }));
}
