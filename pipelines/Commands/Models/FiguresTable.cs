using System.Globalization;
using System.Text;
using Curation.Classify.Evaluation;

namespace Curation.Pipelines.Commands.Models;

/// <summary>Figures of a tagger for people, in percent.</summary>
internal static class FiguresTable
{
    public static string Of(IEnumerable<TaggerFigures> figures)
    {
        var table = new StringBuilder("kind       marked  measure  precision  recall    F1  95 % interval\n");
        foreach (var one in figures)
        {
            Line(one, "strict", one.Strict);
            Line(one, "overlap", one.Overlap);
        }

        return table.ToString();

        void Line(TaggerFigures of, string measure, SpanFigures score) => table.Append(CultureInfo.InvariantCulture,
            $"{of.Kind,-9}  {of.Spans,6}  {measure,-7}  {score.Precision * 100,9:0.0}  {score.Recall * 100,6:0.0}  {score.F1 * 100,4:0.0}  {score.Interval.Low * 100:0.0} to {score.Interval.High * 100:0.0}\n");
    }
}
