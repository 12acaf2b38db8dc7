using Curation.Classify.Roles;

namespace Curation.Classify;

/// <summary>The section <c>Classify</c> of appsettings.json.</summary>
public sealed class ClassifyOptions
{
    public const string Section = "Classify";

    /// <summary>Where the shipped models lie. Default: the folder <c>Models</c> beside the program.</summary>
    public string? ModelFolder { get; set; }

    /// <summary>A role scored below this is "not one of our roles". 0 to 1; higher is surer and assigns fewer.</summary>
    public double RoleFloor { get; set; } = RoleClassifier.DefaultFloor;

    /// <summary>Where they lie, whether it was set or not.</summary>
    public string Folder => string.IsNullOrEmpty(ModelFolder) ? ModelKit.Shipped : ModelFolder;
}
