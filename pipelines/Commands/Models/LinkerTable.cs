using System.Globalization;
using System.Text;
using Curation.Classify.Evaluation;

namespace Curation.Pipelines.Commands.Models;

/// <summary>Figures of a linker for people, in percent.</summary>
internal static class LinkerTable
{
    public static string Of(LinkerReport report)
    {
        var table = new StringBuilder("part                          texts  none  measure                           share  95 % interval\n");
        foreach (var of in report.Figures)
        {
            Line(of, "RP@1", of.At1);
            Line(of, "RP@5", of.At5);
            Line(of, "RP@10", of.At10);
            Line(of, "RP@1, none where none is told", of.Given1);
            Line(of, "RP@5, none where none is told", of.Given5);
            Line(of, "RP@10, none where none is told", of.Given10);
            Line(of, "none fits: told", of.ToldNone);
            Line(of, "one fits: given", of.Kept);
        }

        table.Append("\nscore of the first link    texts  mean  right\n");
        foreach (var bin in report.Calibration.Bins)
            table.Append(CultureInfo.InvariantCulture, $"{bin.From,4:0.0} to {bin.To:0.0}  {bin.Count,18}  {bin.Score * 100,4:0}  {bin.Right * 100,5:0}\n");
        table.Append(CultureInfo.InvariantCulture, $"expected calibration error {report.Calibration.ExpectedError * 100:0.0}\n");
        return table.ToString();

        void Line(LinkerFigures of, string measure, LinkFigure figure) => table.Append(CultureInfo.InvariantCulture,
            $"{of.Part,-28}  {of.Fitting,5}  {of.None,4}  {measure,-32}  {figure.Value * 100,5:0.0}  {figure.Interval.Low * 100:0.0} to {figure.Interval.High * 100:0.0}\n");
    }
}
