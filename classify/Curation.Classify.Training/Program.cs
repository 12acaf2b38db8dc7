using Curation.Classify.Training;
using Curation.Classify.Training.Tagging;
using Curation.Classify.Training.Torch;

const string usage = """
    Makes the shipped models again.

      tagger --data DIR --to DIR [--runs N] [--seed N] [--epochs N]
                                           DIR holds SkillSpan's train.json and dev.json; fine-tunes the tagger
      simple-tagger --data DIR --to DIR    the one that stands in where the tagger's file is missing
      link-encoder --to DIR                puts the base encoder into the form that links are found with
    """;
LibtorchFile.Prepare();
try
{
    return args switch
    {
        ["tagger", .. var rest] when Options.Of(rest, "--data", "--to", "--runs", "--seed", "--epochs") is { } options && options.Has("--data", "--to") => TaggerTraining.Run(
            new TaggerOptions(options["--data"], options["--to"], options.Number("--runs", 3), options.Number("--seed", 1), new TaggerSettings(options.Number("--epochs", 5)))),
        ["simple-tagger", .. var rest] when Options.Of(rest, "--data", "--to") is { } options && options.Has("--data", "--to") => SimpleTaggerTraining.Run(options["--data"], options["--to"]),
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
