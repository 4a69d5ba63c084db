// mcp-use.
import { MCPClient } from 'mcp-use/client';
import { configuration, perform } from './task.mjs';

const session = await new MCPClient(configuration()).createSession('mcp-hub');
await perform(async () => (await session.listTools()).map((tool) => tool.name), (name, args) => session.callTool(name, args));
