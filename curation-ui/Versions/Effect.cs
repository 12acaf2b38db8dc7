using Curation.Storage.Frameworks;

namespace Curation.Ui.Versions;

/// <summary>Whether a version is the one that counts.</summary>
public enum InEffect
{
    Now,
    Later,

    /// <summary>A newer one is in effect.</summary>
    Before,

    /// <summary>A newer one takes effect no later.</summary>
    Never,
}

public static class Effect
{
    /// <param name="newer">The versions that came after it.</param>
    public static InEffect Of(FrameworkVersion version, IEnumerable<FrameworkVersion> newer, DateOnly today)
    {
        var rivals = newer.Where(v => v.Version > version.Version).ToList();
        var overtaken = rivals.Exists(v => v.EffectiveOn < version.EffectiveOn || (v.EffectiveOn == version.EffectiveOn && version.EffectiveOn > today));
        return overtaken ? InEffect.Never
            : version.EffectiveOn > today ? InEffect.Later
            : rivals.Exists(v => v.EffectiveOn <= today) ? InEffect.Before
            : InEffect.Now;
    }
}
