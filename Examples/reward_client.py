#!/usr/bin/env python3
"""A trainer's view of `plumb serve`: posts conversations, gets rewards in the same order.

  plumb serve --provider local --template rating-short --port 8190 &
  python3 Examples/reward_client.py http://127.0.0.1:8190/v1/reward

The first request has the shape of OpenRLHF's remote reward model (whole conversations in the chat template and the prompts
they begin with); the second one is the plain shape. A reward of null means that the judge gave no usable grade: a trainer
must drop that sample, or start the server with --failed-reward.
"""
import json
import sys
import urllib.request


def rewards(url, body):
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=600) as reply:
        answer = json.load(reply)
    for failure in answer["failures"]:
        print(f"  no reward for {failure['index']}: {failure['code']}: {failure['message']}", file=sys.stderr)
    return answer["rewards"]


def main():
    url = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8190/v1/reward"
    prompts = ["What is the capital of France?", "用一句话说明什么是准绳。"]
    responses = ["The capital of France is Paris.", "准绳是用来判断是否垂直、是否合乎标准的依据。"]
    templated = [f"<|im_start|>user\n{prompt}<|im_end|>\n<|im_start|>assistant\n" for prompt in prompts]
    shapes = {
        "query and prompts": {
            "query": [start + response + "<|im_end|>" for start, response in zip(templated, responses)],
            "prompts": templated,
            "labels": [None] * len(prompts),
        },
        "prompts and responses": {"prompts": prompts, "responses": responses},
    }
    for name, body in shapes.items():
        result = rewards(url, body)
        assert len(result) == len(prompts)
        print(f"{name}: {result}")


if __name__ == "__main__":
    main()
