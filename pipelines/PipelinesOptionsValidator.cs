using Microsoft.Extensions.Options;

namespace Curation.Pipelines;

/// <summary>Checks what an attribute cannot.</summary>
internal sealed class PipelinesOptionsValidator : IValidateOptions<PipelinesOptions>
{
    public ValidateOptionsResult Validate(string? name, PipelinesOptions options) => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{PipelinesOptions.Section}:{nameof(PipelinesOptions.TimeZone)} is \"{options.TimeZone}\", which is no time zone: name one such as Europe/Berlin.");
}
