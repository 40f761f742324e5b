using GraphGateway.Operations.PersistedDocuments;

namespace GraphGateway.Tests.Operations;

/// <summary>What clients leave with the server does not grow without end.</summary>
public sealed class AutomaticDocumentsTests
{
    private readonly AutomaticDocuments _documents = new();

    [Fact]
    public async Task Beyond_a_number_of_documents_the_one_not_used_longest_goes()
    {
        for (var number = 0; number < AutomaticDocuments.MaxCount; number++)
            await KeepAsync($"{number}", "{ a }");
        await _documents.FindAsync("0", default);

        await KeepAsync("one more", "{ a }");

        Assert.NotNull(await _documents.FindAsync("0", default));
        Assert.Null(await _documents.FindAsync("1", default));
        Assert.NotNull(await _documents.FindAsync("one more", default));
    }

    [Fact]
    public async Task Beyond_a_length_of_all_documents_the_ones_not_used_longest_go()
    {
        await KeepAsync("a", new('a', AutomaticDocuments.MaxLength / 2));
        await KeepAsync("b", new('b', AutomaticDocuments.MaxLength / 2));
        await KeepAsync("too long", new('c', AutomaticDocuments.MaxLength + 1));
        Assert.NotNull(await _documents.FindAsync("a", default));

        await KeepAsync("d", "{ d }");

        Assert.NotNull(await _documents.FindAsync("a", default));
        Assert.Null(await _documents.FindAsync("b", default));
        Assert.Null(await _documents.FindAsync("too long", default));
        Assert.True((await _documents.FindAsync("d", default))!.IsValid);
    }

    private ValueTask KeepAsync(string id, string text) => _documents.KeepAsync(id, new(text, new([]), IsValid: false), default);
}
