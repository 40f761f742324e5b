namespace Example;

/// <summary>What the gateway answers.</summary>
internal sealed record Answer<TData>(TData? Data, Answer<TData>.Error[]? Errors)
{
    public TData DataOrThrow() => Errors is null && Data is not null
        ? Data
        : throw new InvalidOperationException(string.Join('\n', Errors?.Select(error => $"{error.Extensions.Code}: {error.Message}") ?? ["The answer holds no data."]));

    internal sealed record Error(string Message, ErrorExtensions Extensions);

    internal sealed record ErrorExtensions(string Code);
}
