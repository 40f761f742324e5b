using Microsoft.Extensions.Options;

namespace GraphGateway.Caching;

/// <summary>Checks the times to live, which stand a level deeper than annotations reach.</summary>
internal sealed class CachingOptionsValidator : IValidateOptions<CachingOptions>
{
    public ValidateOptionsResult Validate(string? name, CachingOptions options)
    {
        (string Name, CachedDataOptions Data)[] all =
        [
            (nameof(options.Agents), options.Agents),
            (nameof(options.SupportConnections), options.SupportConnections),
            (nameof(options.SupportInfo), options.SupportInfo),
            (nameof(options.Sessions), options.Sessions),
        ];
        var wrong = all.Where(one => one.Data.Ttl < TimeSpan.Zero || one.Data.Ttl > CachedDataOptions.Longest)
            .Select(one => $"{CachingOptions.Section}:{one.Name}:Ttl is {one.Data.Ttl}. It must be between 00:00:00 (off) and {CachedDataOptions.Longest}.")
            .ToList();
        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }
}
