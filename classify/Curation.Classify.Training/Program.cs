using Curation.Classify.Training;
using Curation.Classify.Training.Linking;
using Curation.Classify.Training.Tagging;
using Curation.Classify.Training.Torch;

const string usage = """
    Makes the shipped models again.

      tagger --data DIR --to DIR [--keep DIR] [--runs N] [--seed N] [--epochs N] [--base arctic-xs|minilm]
             [--teachers DIR,DIR [--share PERCENT] [--unlabelled FILE,DIR]]
                                           DIR holds SkillSpan's train.json and dev.json; fine-tunes the tagger, by people's marks alone or
                                           also by what other taggers say
      simple-tagger --data DIR --to DIR    the one that stands in where the tagger's file is missing
      linker --data DIR --to DIR [--keep DIR] [--runs N] [--seed N] [--epochs N] [--share PERCENT] [--near yes]
                                           DIR holds the folders of SkillSpan and ESCO; fine-tunes the encoder that links are found with
      linker-prior --data DIR --models DIR --to DIR
                                           counts in SkillSpan how often each ESCO label is asked for, and writes LabelPrior.txt
      linker-weights --data DIR --models DIR
                                           chooses the linker's constants on the ESCO skill benchmark's validation parts, and prints them
      link-encoder --to DIR                the same without training: the base encoder in the form that links are found with
    """;
LibtorchFile.Prepare();
try
{
    return args switch
    {
        ["tagger", .. var rest] when Options.Of(rest, "--data", "--to", "--keep", "--runs", "--seed", "--epochs", "--base", "--teachers", "--unlabelled", "--share") is { } options && options.Has("--data", "--to") => TaggerTraining.Run(
            new TaggerOptions(options["--data"], options["--to"], options.Text("--keep"), options.Number("--runs", 3), options.Number("--seed", 1), BaseModel.Of(options.Text("--base") ?? BaseModel.ArcticXs.Option),
                options.Text("--teachers")?.Split(',') ?? [], options.Text("--unlabelled")?.Split(',') ?? [], options.Number("--share", 50), new TaggerSettings(options.Number("--epochs", 5)))),
        ["simple-tagger", .. var rest] when Options.Of(rest, "--data", "--to") is { } options && options.Has("--data", "--to") => SimpleTaggerTraining.Run(options["--data"], options["--to"]),
        ["linker", .. var rest] when Options.Of(rest, "--data", "--to", "--keep", "--runs", "--seed", "--epochs", "--share", "--near") is { } options && options.Has("--data", "--to") => LinkerTraining.Run(
            new LinkerOptions(options["--data"], options["--to"], options.Text("--keep"), options.Number("--runs", 1), options.Number("--share", 60),
                options.Has("--near"), new LinkerSettings(options.Number("--epochs", 1), Seed: options.Number("--seed", 1)))),
        ["linker-prior", "--data", var data, "--models", var models, "--to", var folder] => PriorTraining.Run(data, models, folder),
        ["linker-weights", "--data", var data, "--models", var models] => LinkerWeights.Run(data, models),
        ["link-encoder", "--to", var folder] => LinkEncoderFile.Write(folder),
        _ => Usage(),
    };
}
catch (Exception fault) when (fault is IOException or InvalidDataException or FormatException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"curation: {fault.Message}");
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine(usage);
    return 2;
}
