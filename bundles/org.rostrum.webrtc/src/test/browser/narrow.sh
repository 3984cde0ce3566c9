#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs `try.mjs chromium narrow` over a way whose rate tc sets: a name space of its own behind a veth. Needs root and CLASSPATH.
set -e
here=$(dirname "$0")
export NARROW=rostrum-narrow DEVICE=rn0 ADDRESS=10.77.0.1
ip netns add $NARROW
trap 'ip netns del $NARROW; ip link del $DEVICE 2>/dev/null || true' EXIT
ip link add $DEVICE type veth peer name rn1 netns $NARROW
ip addr add $ADDRESS/24 dev $DEVICE
ip link set $DEVICE up
ip -n $NARROW addr add 10.77.0.2/24 dev rn1
ip -n $NARROW link set rn1 up
ip -n $NARROW link set lo up
node "$here/try.mjs" chromium "${@:-narrow}"
