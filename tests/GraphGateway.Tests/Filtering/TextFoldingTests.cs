using GraphGateway.Filtering;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Filtering;

/// <summary>Texts that differ in case or in their Unicode normalization form are found, in the invariant globalization mode of the server.</summary>
public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("izmir", "İZMİR")]
    [InlineData("izmir", "I\u0307ZMI\u0307R")]
    [InlineData("izmir", "IZMIR")]
    [InlineData("İZMİR", "izmir")]
    [InlineData("ızmır", "İzmir")]
    [InlineData("ışık", "IŞIK")]
    [InlineData("işik", "IŞIK")]
    [InlineData("IŞIK", "ışık")]
    [InlineData("IS\u0327IK", "ışık")]
    [InlineData("café", "CAFE\u0301")]
    [InlineData("cafe\u0301", "CAFÉ")]
    [InlineData("CAFE\u0301", "Café au lait")]
    [InlineData("Việt", "VIE\u0323\u0302T")]
    [InlineData("ΟΔΥΣΣΕΥΣ", "Οδυσσευς")]
    [InlineData("ЙОД", "и\u0306од")]
    [InlineData("한글", "\u1112\u1161\u11AB\u1100\u1173\u11AF")]
    [InlineData("Maſs", "MASS")]
    [InlineData("GROẞ", "groß")]
    [InlineData("\uD801\uDC00", "\uD801\uDC28")]
    [InlineData("pc-1", "PC-17")]
    public void Finds_a_text_whatever_its_case_and_form(string search, string text) => Assert.True(new FoldedPattern(search).IsIn(text));

    [Theory]
    [InlineData("isik", "IŞIK")]
    [InlineData("cafe", "Café")]
    [InlineData("cafe", "CAFE\u0301")]
    [InlineData("é", "e")]
    [InlineData("strasse", "Straße")]
    [InlineData("a", null)]
    public void Marks_count(string search, string? text) => Assert.False(new FoldedPattern(search).IsIn(text));

    [Fact]
    public void Each_composed_letter_is_the_same_as_its_parts()
    {
        Assert.InRange(ComposedLetters.All.Count(), 500, 600);
        Assert.All(ComposedLetters.All, letter =>
        {
            var (composed, parts) = (letter.Composed.ToString(), $"{letter.Letter}{letter.Mark}");
            Assert.Equal(TextFolding.Fold(composed), TextFolding.Fold(parts));
            Assert.Equal(TextFolding.Fold(composed.ToUpperInvariant()), TextFolding.Fold($"{char.ToUpperInvariant(letter.Letter)}{letter.Mark}"));
        });
    }

    [Fact]
    public void Folding_again_changes_nothing()
    {
        for (var character = '\0'; character < '\uD800'; character++)
            Assert.Equal(TextFolding.Fold(character.ToString()), TextFolding.Fold(TextFolding.Fold(character.ToString())));
    }

    [Theory]
    [InlineData("izmir")]
    [InlineData("İZMİR")]
    [InlineData("ofis e\u0301")]
    [InlineData("OFİS É")]
    public async Task The_search_of_agents_folds(string search)
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 3 });
        gateway.Sandbox.World.Put(gateway.Sandbox.World.Agents[1] with { Name = "İzmir OFİS É" });

        var answer = await gateway.AskAsync("query($search: String) { agents(search: $search) { totalCount } }", new { search });

        Assert.Equal(1, answer.GetProperty("data").GetProperty("agents").GetProperty("totalCount").GetInt32());
    }
}
