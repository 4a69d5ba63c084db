// Mastra, whose server takes a URL object and the headers as those of fetch.
import { MCPClient } from '@mastra/mcp';
import { perform, server } from './task.mjs';

const { url, headers } = server();
const tools = await new MCPClient({ servers: { 'mcp-hub': { url: new URL(url), requestInit: { headers } } } }).listTools();
await perform(async () => Object.keys(tools), (name, args) => tools[name].execute(args, {}));
