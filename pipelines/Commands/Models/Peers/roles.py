"""Peers of `bench classify roles`: a linear SVM (scikit-learn) and fastText on the folds that the bench made.

roles.py ROWS.tsv: fold, label, title, text a line, parted by tabs. Prints a JSON line a peer: its name and a label a row.
"""
import json
import re
import subprocess
import sys
import tempfile
import time

rows = [line.rstrip("\n").split("\t") for line in open(sys.argv[1], encoding="utf-8")]
folds = sorted({row[0] for row in rows})


def out(name, guess):
    start, labels = time.process_time(), [None] * len(rows)
    try:
        for fold in folds:
            train = [row for row in rows if row[0] != fold]
            places = [i for i, row in enumerate(rows) if row[0] == fold]
            for place, label in zip(places, guess(train, [rows[i] for i in places])):
                labels[place] = str(label)
        print(json.dumps({"name": name, "labels": labels, "seconds": round(time.process_time() - start, 1)}), flush=True)
    except (ImportError, FileNotFoundError) as fault:
        print(json.dumps({"name": name, "fault": str(fault)}), flush=True)


def text(row):
    return (row[2] + " . ") * 3 + row[3]


def svm(train, test):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    vectors = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2)
    model = LinearSVC(C=0.5).fit(vectors.fit_transform(map(text, train)), [row[1] for row in train])
    return model.predict(vectors.transform(map(text, test)))


def fasttext(train, test):
    words = lambda row: " ".join(re.findall(r"[a-z0-9+#.&/-]+", text(row).lower()))
    with tempfile.TemporaryDirectory() as folder:
        for name, part in (("train", train), ("test", test)):
            with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
                file.writelines(f"__label__{row[1].replace(' ', '_')} {words(row)}\n" for row in part)
        subprocess.run(
            ["fasttext", "supervised", "-input", f"{folder}/train", "-output", f"{folder}/model", "-thread", "1", "-verbose", "0",
             "-wordNgrams", "2", "-epoch", "25", "-lr", "0.5", "-dim", "50", "-bucket", "500000"], check=True)
        said = subprocess.run(["fasttext", "predict", f"{folder}/model.bin", f"{folder}/test"], capture_output=True, text=True, check=True)
        return [label.removeprefix("__label__").replace("_", " ") for label in said.stdout.split()]


out("linear SVM, TF-IDF of words and pairs", svm)
out("fastText, pairs of words", fasttext)
