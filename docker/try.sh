#!/usr/bin/env bash
# Builds the image from target/mcp-hub.jar and tries it as a server would run it: read-only, without rights, with 512 MB. mvn -Pimage
# Needs podman with runc, as root. Where the base image cannot be pulled, one is made from Debian's packages under its name.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

base=docker.io/library/eclipse-temurin:17-jre
port=${IMAGE_PORT:-8077}
hub=http://127.0.0.1:$port
name=mcp-hub-try-$$
work=$(mktemp -d)

end() {
    podman rm -f -t 5 "$name" >/dev/null 2>&1 || true
    podman volume rm -f "$name" >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap end EXIT
fail() { echo "image: $*" >&2; podman logs "$name" >&2 2>/dev/null || true; exit 1; }
said() { echo "image: $*"; }

if ! podman image exists "$base" && ! podman pull -q "$base" 2>/dev/null; then
    debootstrap --variant=minbase --include=openjdk-17-jre-headless,ca-certificates bookworm "$work/base" >/dev/null
    tar -C "$work/base" -c --exclude='./proc/*' --exclude='./sys/*' --exclude='./dev/*' . | podman import -q - "$base"
fi
test -f docker/tdlib/node_modules/@prebuilt-tdlib/linux-x64-glibc/libtdjson.so || npm ci --prefix docker/tdlib
podman build -q --format docker --isolation chroot --network host --pull=never --build-arg FROM=built --build-arg JRE_IMAGE="$base" -f docker/Dockerfile -t mcp-hub . >/dev/null
said "built, $(($(podman image inspect -f '{{.Size}}' mcp-hub) / 1048576)) MB"

run() {
    podman run -d --name "$name" --runtime runc --network host --ulimit nofile=20000:20000 --ulimit nproc=4096:4096 \
        --read-only --tmpfs /tmp:exec,size=64m,mode=1777 --cap-drop ALL --security-opt no-new-privileges --memory 512m \
        -v "$name:/data" -e HTTP_HOST=127.0.0.1 -e HTTP_PORT="$port" "$@" mcp-hub >/dev/null
}
wait_ready() {
    for _ in $(seq 300); do
        curl -fs -o /dev/null "$hub/health/ready" && return
        [ "$(podman inspect -f '{{.State.Running}}' "$name")" = true ] || fail "ended before it was ready"
        sleep 1
    done
    fail "not ready after 300 seconds"
}
stop() {
    podman stop -t 30 "$name" >/dev/null
    [ "$(podman inspect -f '{{.State.ExitCode}}' "$name")" = "$1" ] || fail "ended with another code than $1"
    podman rm "$name" >/dev/null
}
post() { curl -fsS "$hub$1" -H 'Content-Type: application/json' "${@:3}" -d "$2"; }
member() { sed "s/.*\"$1\":\"\([^\"]*\)\".*/\1/"; }

# A wrong configuration: the reason once, a process that stays, and exit code 2 when it is told to stop.
run -e MCP_MAX_BATCH=many
for _ in $(seq 60); do podman logs "$name" 2>&1 | grep -q 'Nothing runs' && break; sleep 1; done
[ "$(podman logs "$name" 2>&1 | grep -c 'MCP_MAX_BATCH is not acceptable')" = 1 ] || fail "does not say once what is wrong"
stop 2
said "a wrong configuration is told once and does not loop"

run
wait_ready
podman healthcheck run "$name" || fail "the health check does not pass"
podman logs "$name" 2>&1 | grep -q 'with password in /data/first-password' || fail "no hint where the first password is"
password=$(podman exec "$name" cat /data/first-password)
! podman logs "$name" 2>&1 | grep -qF "$password" || fail "the first password is in the log"
login() { post /auth/login "{\"email\":\"admin@example.com\",\"password\":\"$password\"}" | member access_token; }
token=$(post /auth/personal_token '{"name":"image"}' -H "Authorization: Bearer $(login)" | member token)
call() {
    post /mcp '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"hub.tools.search","arguments":{"query":"message"}}}' \
        -H "Authorization: Bearer $token" -H 'Accept: application/json, text/event-stream' -H 'MCP-Protocol-Version: 2025-11-25'
}
call | grep -q '"isError":false' || fail "the tool call fails: $(call)"
! podman exec "$name" test -e /data/first-password || fail "the first password outlives the first sign-in"
! podman exec "$name" sh -c 'echo x > /hub/x' 2>/dev/null || fail "its files are writable"
[ "$(podman exec "$name" id -u):$(podman exec "$name" id -g)" = 10001:10001 ] || fail "runs as somebody else"
said "serves with 512 MB: $(podman exec "$name" sh -c 'grep VmRSS /proc/1/status; du -sh /tmp' 2>/dev/null | tr -s '\n\t ' ' ')"
stop 143

run
wait_ready
call | grep -q '"isError":false' || fail "after the second start the token is worth nothing"
stop 143
said "started again with the same data; all is well"
