"""FastMCP's client. Usage: fast_mcp.py <file with its configuration> <client's name>"""
import asyncio
import json
import sys

from fastmcp import Client

TOOL = ("slack.messages.post", "slack_messages_post")


async def main(file, name):
    with open(file) as text:
        configuration = json.load(text)
    async with Client(configuration) as client:
        tools = [tool.name for tool in await client.list_tools()]
        tool = next(name for name in tools if name.endswith(TOOL))
        answer = await client.call_tool(tool, {"channel": "C000GENEX1", "text": "from " + name})
        print(json.dumps({"tools": tools, "tool": tool, "answer": answer.content[0].text}))


asyncio.run(main(*sys.argv[1:3]))
