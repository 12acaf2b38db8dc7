using Curation.Classify.Training;

return args switch
{
    ["tagger", "--data", var data, "--out", var file] => TrainTagger.Run(data, file),
    ["evaluate-tagger", "--data", var data, "--model", var file] => TrainTagger.Evaluate(data, file),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        tagger --data DIR --out FILE             DIR holds SkillSpan's train.json and dev.json; writes FILE and prints dev figures
        evaluate-tagger --data DIR --model FILE  dev figures of a model file
        """);
    return 2;
}
