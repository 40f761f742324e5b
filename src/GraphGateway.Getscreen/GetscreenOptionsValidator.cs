using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen;

/// <summary>Checks what single ranges cannot say.</summary>
internal sealed class GetscreenOptionsValidator : IValidateOptions<GetscreenOptions>
{
    public ValidateOptionsResult Validate(string? name, GetscreenOptions options)
    {
        if (options.BaseAddress is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            return ValidateOptionsResult.Fail("Getscreen:BaseAddress must be an absolute http or https URL.");
        return options.AttemptTimeout > options.Timeout
            ? ValidateOptionsResult.Fail($"Getscreen:AttemptTimeout is {options.AttemptTimeout}. It must not be longer than Getscreen:Timeout ({options.Timeout}).")
            : ValidateOptionsResult.Success;
    }
}
