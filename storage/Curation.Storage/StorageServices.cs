using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Curation.Storage;

public static class StorageServices
{
    /// <summary>Registers the stores over the <c>Storage</c> section; a wrong setting is named when the host starts.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration) => throw new NotSupportedException();
}
