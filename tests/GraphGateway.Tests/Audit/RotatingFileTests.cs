using System.Text;
using GraphGateway.Audit;

namespace GraphGateway.Tests.Audit;

public sealed class RotatingFileTests : IDisposable
{
    private readonly Folder _folder = Folder.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_full_file_is_put_aside_and_the_last_one_goes()
    {
        var file = new RotatingFile(_folder.Trail, maxBytes: 12, maxFiles: 3);
        foreach (var line in new[] { "line1", "line2", "line3", "line4", "line5", "line6", "line7" })
            Append(file, line);

        Assert.Equal(["audit.1.jsonl", "audit.2.jsonl", "audit.jsonl"], _folder.Names);
        Assert.Equal(["line7"], _folder.Lines());
        Assert.Equal(["line5", "line6"], _folder.Lines("audit.1.jsonl"));
        Assert.Equal(["line3", "line4"], _folder.Lines("audit.2.jsonl"));
    }

    [Fact]
    public void Lines_that_come_together_are_put_aside_as_those_that_come_alone()
    {
        Append(new(_folder.Trail, maxBytes: 12, maxFiles: 2), "line1", "line2", "line3", "a line that is longer than a file may be", "line4");

        Assert.Equal(["audit.1.jsonl", "audit.jsonl"], _folder.Names);
        Assert.Equal(["line4"], _folder.Lines());
        Assert.Equal(["a line that is longer than a file may be"], _folder.Lines("audit.1.jsonl"));
    }

    [Fact]
    public void A_single_file_begins_anew()
    {
        Append(new(_folder.Trail, maxBytes: 12, maxFiles: 1), "line1", "line2", "line3");

        Assert.Equal(["audit.jsonl"], _folder.Names);
        Assert.Equal(["line3"], _folder.Lines());
    }

    [Fact]
    public void A_line_that_was_cut_short_does_not_spoil_the_next()
    {
        File.WriteAllText(_folder.Trail, "line1\nli");

        Append(new(_folder.Trail, maxBytes: 1_000, maxFiles: 2), "line2");

        Assert.Equal(["line1", "li", "line2"], _folder.Lines());
    }

    [Fact]
    public void Folders_that_are_missing_are_made()
    {
        Append(new(Path.Combine(Path.GetDirectoryName(_folder.Trail)!, "a", "b.jsonl"), maxBytes: 1_000, maxFiles: 2), "line1");

        Assert.Equal(["line1"], _folder.Lines(Path.Combine("a", "b.jsonl")));
    }

    [Fact]
    public void Only_the_owner_and_the_group_may_read_it_also_after_it_was_put_aside()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        var (folder, trail) = (Path.Combine(Path.GetDirectoryName(_folder.Trail)!, "a"), Path.Combine(Path.GetDirectoryName(_folder.Trail)!, "a", "b.jsonl"));
        var file = new RotatingFile(trail, maxBytes: 12, maxFiles: 2);
        foreach (var line in new[] { "line1", "line2", "line3" })
            Append(file, line);

        Assert.Equal(Mode, File.GetUnixFileMode(trail));
        Assert.Equal(Mode, File.GetUnixFileMode(Path.Combine(folder, "b.1.jsonl")));
        Assert.Equal(Mode | UnixFileMode.UserExecute | UnixFileMode.GroupExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public void A_file_that_was_there_is_closed_to_others()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(_folder.Trail, "line1\n");
        File.SetUnixFileMode(_folder.Trail, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        Append(new(_folder.Trail, maxBytes: 1_000, maxFiles: 2), "line2");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(_folder.Trail));
    }

    private static void Append(RotatingFile file, params string[] lines)
    {
        var written = 0;
        file.Append([.. lines.Select(Encoding.UTF8.GetBytes)], () => written++);
        Assert.Equal(lines.Length, written);
    }
}
