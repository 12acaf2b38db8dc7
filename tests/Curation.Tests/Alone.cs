using Xunit;

namespace Curation.Tests;

/// <summary>Tests that measure the process they run in: nothing runs beside them.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;
