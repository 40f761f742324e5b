namespace GraphGateway.Getscreen;

/// <summary>The section <c>Getscreen:Accounts:NAME</c>: a named account.</summary>
public sealed class GetscreenAccountOptions
{
    /// <summary>The account's API key: a secret. Required.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The base address of the account's API: an absolute http or https URL. Default: <see cref="GetscreenOptions.BaseAddress"/>.</summary>
    public Uri? BaseAddress { get; set; }
}
