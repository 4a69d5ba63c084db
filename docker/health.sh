#!/bin/bash
# Ends with 0 if the hub is ready. In bash, which the image has and curl it has not. One word for HEALTHCHECK and Compose: podman-compose 1.0 breaks longer ones.
exec 3<>"/dev/tcp/127.0.0.1/${HTTP_PORT:-8000}" && printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3 && head -1 <&3 | grep -q ' 200 '
