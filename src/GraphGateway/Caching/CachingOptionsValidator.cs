using Microsoft.Extensions.Options;

namespace GraphGateway.Caching;

/// <summary>Validates the times to live. Data annotations do not validate nested options.</summary>
internal sealed class CachingOptionsValidator : IValidateOptions<CachingOptions>
{
    public ValidateOptionsResult Validate(string? name, CachingOptions options)
    {
        (string Name, CachedDataOptions Data)[] settings =
        [
            (nameof(options.Agents), options.Agents),
            (nameof(options.SupportConnections), options.SupportConnections),
            (nameof(options.SupportInfo), options.SupportInfo),
            (nameof(options.Sessions), options.Sessions),
        ];
        var errors = settings.Where(setting => setting.Data.Ttl < TimeSpan.Zero || setting.Data.Ttl > CachedDataOptions.MaxTtl)
            .Select(setting => $"{CachingOptions.Section}:{setting.Name}:Ttl is {setting.Data.Ttl}. It must be between 00:00:00 (off) and {CachedDataOptions.MaxTtl}.")
            .ToList();
        return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }
}
