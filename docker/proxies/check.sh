#!/usr/bin/env bash
# Lets nginx and Caddy read our files, where they are installed. Nothing listens.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if command -v nginx >/dev/null && command -v openssl >/dev/null; then
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/privkey.pem" -out "$work/fullchain.pem" -days 1 -subj /CN=hub.example.com 2>/dev/null
    sed "s#/etc/letsencrypt/live/hub.example.com#$work#" nginx.conf >"$work/site.conf"
    printf 'pid %s/pid;\nerror_log stderr;\nevents {}\nhttp { access_log off; include %s/site.conf; }\n' "$work" "$work" >"$work/nginx.conf"
    nginx -t -q -c "$work/nginx.conf"
fi
if command -v caddy >/dev/null; then
    caddy validate --adapter caddyfile --config ../Caddyfile >/dev/null 2>"$work/caddy" || { cat "$work/caddy" >&2; exit 1; }
fi
