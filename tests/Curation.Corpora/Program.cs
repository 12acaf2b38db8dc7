using Curation.Corpora.Esco;
using Curation.Corpora.HackerNews;
using Curation.Corpora.Labels;
using Curation.Corpora.Seeds;

const string usage = """
    Turns public corpora and the seed documents into our import forms.

      seeds SEEDS_DIR PROFILE_OUT.json LEVELS_OUT.json
      esco DATA_DIR OUT_DIR [--labels FILE]
      hn HN_DIR OUT_DIR [--from YYYY-MM] [--to YYYY-MM]
      labels sample BOARDS_DIR OUT.jsonl
      labels occupations BOARDS_DIR OUT.jsonl
      labels show BOARDS_DIR SAMPLE.jsonl
    """;
try
{
    return args switch
    {
        ["seeds", var folder, var profile, var levels] => SeedsCommand.Run(folder, profile, levels),
        ["esco", var data, var to] => EscoCommand.Run(data, to),
        ["esco", var data, var to, "--labels", var labels] => EscoCommand.Run(data, to, labels),
        ["hn", var threads, var to, .. var options] when options.Length % 2 == 0 => HackerNewsCommand.Run(threads, to, options),
        ["labels", "sample", var boards, var to] => LabelsCommand.Sample(boards, to),
        ["labels", "occupations", var boards, var to] => LabelsCommand.Occupations(boards, to),
        ["labels", "show", var boards, var sample] => LabelsCommand.Show(boards, sample),
        _ => Usage(),
    };
}
catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine(usage);
    return 2;
}
