using Curation.Domain.Frameworks;

namespace Curation.Ui.Frameworks;

/// <summary>Talent processes in words.</summary>
internal static class Processes
{
    public static string Name(TalentProcess process) => process == TalentProcess.GoalSetting ? "goal setting" : process.ToString().ToLowerInvariant();
}
