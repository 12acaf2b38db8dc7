namespace Curation.Ingest.Fetching;

/// <summary>Carries a refusal out of the HTTP stack, where only exceptions pass. Never leaves <see cref="Fetcher"/>.</summary>
internal sealed class RefusedException(string reason) : IOException(reason);
