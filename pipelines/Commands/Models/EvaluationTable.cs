using System.Globalization;
using System.Text;
using Curation.Domain.Models;

namespace Curation.Pipelines.Commands.Models;

/// <summary>An evaluation for people, in percent.</summary>
internal static class EvaluationTable
{
    private const int MostConfusions = 20;

    public static string Of(ModelEvaluation evaluation)
    {
        var table = new StringBuilder();
        Line($"{evaluation.Set.Examples} labelled, model {evaluation.Model[..Math.Min(12, evaluation.Model.Length)]}\n\nmeasure                 value  95 % interval");
        foreach (var measure in evaluation.Measures)
            Line($"{measure.Name,-22}  {measure.Value * 100,5:0.0}  {measure.Low * 100:0.0} to {measure.High * 100:0.0}");
        if (evaluation.Calibration is { } calibration)
        {
            Line($"\nexpected calibration error {calibration.ExpectedError * 100:0.0}\nscore        count  mean score  right");
            foreach (var bin in calibration.Bins)
                Line($"{bin.From:0.0} to {bin.To:0.0}  {bin.Count,7}  {bin.Score * 100,10:0.0}  {bin.Right * 100,5:0.0}");
        }

        var name = Math.Max(5, evaluation.Classes.Max(c => c.Name.Length));
        Line($"\n{"class".PadRight(name)}  labelled  precision  recall     F1");
        foreach (var one in evaluation.Classes)
            Line($"{one.Name.PadRight(name)}  {one.Support,8}  {one.Precision * 100,9:0.0}  {one.Recall * 100,6:0.0}  {one.F1 * 100,5:0.0}");
        if (evaluation.Confusion.Count > 0)
            Line($"\n{"labelled".PadRight(name)}  {"given".PadRight(name)}  count");
        foreach (var pair in evaluation.Confusion.Take(MostConfusions))
            Line($"{pair.Expected.PadRight(name)}  {pair.Given.PadRight(name)}  {pair.Count,5}");
        return table.ToString();

        void Line(FormattableString line) => table.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
