-- Edits a faulty report in a headless Neovim with its own LSP client, and prints what worked as TAP lines.
-- Takes from the environment: GOUJI_BINARY, GOUJI_REPORT (a copy that may be changed), GOUJI_RECORD (where the session goes).
local report = vim.env.GOUJI_REPORT
local patience = 20000
local count, failures = 0, 0

local function say(line) io.stdout:write(line .. '\n') end

local function fact(name, run)
  count = count + 1
  local ok, reason = pcall(run)
  if ok then return say('ok ' .. count .. ' - ' .. name) end
  failures = failures + 1
  say('not ok ' .. count .. ' - ' .. name .. ' # ' .. tostring(reason):gsub('\n', ' '))
end

local function wait_for(what, condition)
  assert(vim.wait(patience, function() local _, found = pcall(condition) return found end, 10), 'no ' .. what)
end

local function diagnostics(code)
  return vim.tbl_filter(function(found) return found.code == code end, vim.diagnostic.get(0))
end

-- Puts the cursor on a finding of this code.
local function go_to(code)
  local found = assert(diagnostics(code)[1], 'no ' .. code)
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  return found
end

local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') end

-- Calls an action of the client that asks the user to choose; `wanted` finds the choice in the titles.
local function choosing(wanted, run)
  local titles, done
  vim.ui.select = function(items, options, choose)
    titles = vim.tbl_map(options.format_item, items)
    for i, title in ipairs(titles) do
      if title:find(wanted, 1, true) then choose(items[i], i) done = true return end
    end
    choose(nil)
  end
  run()
  wait_for('choice of ' .. wanted, function() return titles ~= nil end)
  assert(done, wanted .. ' is not among ' .. table.concat(titles, ', '))
end

vim.o.swapfile = false
vim.cmd('edit ' .. vim.fn.fnameescape(report))
vim.bo.filetype = 'gouji-report'

fact('the client starts the server and attaches it', function()
  local id = vim.lsp.start_client({
    name = 'gouji',
    cmd = { vim.env.GOUJI_BINARY, 'lsp', '--record=' .. vim.env.GOUJI_RECORD },
    root_dir = vim.fn.fnamemodify(report, ':h'),
    cmd_env = { LANG = 'zh_CN.UTF-8' },
  })
  assert(id and vim.lsp.buf_attach_client(0, id))
  wait_for('initialization', function() return vim.lsp.get_client_by_id(id).server_capabilities.hoverProvider end)
end)

fact('diagnostics appear with code and source', function()
  wait_for('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  local found = assert(diagnostics('row.missing')[1], 'no row.missing')
  assert(found.source == 'gouji' and found.severity == vim.diagnostic.severity.ERROR)
end)

fact('hover shows the sums of a cell', function()
  local line = vim.fn.search('本年新收政府信息公开申请数量', 'w')
  local cells = vim.fn.getline(line)
  vim.api.nvim_win_set_cursor(0, { line, cells:find('%d+%s*|%s*$') - 1 })
  vim.lsp.buf.hover()
  local shown
  wait_for('hover', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        shown = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
      end
    end
    return shown
  end)
  assert(shown:find('总计', 1, true), shown)
end)

fact('a figure of the prose leads to its cell, and the cell back', function()
  assert(vim.fn.search([[结转下年度继续办理\d\+件]], 'w') > 0)
  vim.lsp.buf.definition()
  wait_for('cell', function() return vim.fn.getline('.'):find('四、结转下年度继续办理', 1, true) end)
  vim.lsp.buf.references()
  wait_for('references', function()
    for _, item in ipairs(vim.fn.getqflist()) do
      if item.text:find('结转下年度继续办理2件', 1, true) then return true end
    end
  end)
  vim.cmd('cclose')
end)

fact('a code action inserts the missing row and its finding goes', function()
  go_to('row.missing')
  local before = #vim.api.nvim_buf_get_lines(0, 0, -1, false)
  choosing('插入', function() vim.lsp.buf.code_action() end)
  wait_for('row', function() return #vim.api.nvim_buf_get_lines(0, 0, -1, false) == before + 1 end)
  wait_for('end of row.missing', function() return #diagnostics('row.missing') == 0 end)
end)

fact('typing is followed', function()
  local before = #vim.diagnostic.get(0)
  local line = vim.fn.search('^## 一、总体情况', 'w')
  assert(line > 0)
  vim.api.nvim_buf_set_text(0, line - 1, #'## ', line - 1, #'## 一、总体情况', { '一、总体状况' })
  wait_for('finding', function() return #vim.diagnostic.get(0) > before end)
  vim.api.nvim_buf_set_text(0, line - 1, #'## ', line - 1, #'## 一、总体状况', { '一、总体情况' })
  wait_for('its end', function() return #vim.diagnostic.get(0) == before end)
end)

fact('completion offers a section', function()
  local last = #vim.api.nvim_buf_get_lines(0, 0, -1, false)
  vim.api.nvim_buf_set_lines(0, last, last, false, { '', '## ' })
  vim.api.nvim_win_set_cursor(0, { last + 2, 3 })
  local items
  vim.lsp.buf_request(0, 'textDocument/completion', vim.lsp.util.make_position_params(), function(_, result)
    items = vim.lsp.util.text_document_completion_list_to_complete_items(result, '')
  end)
  wait_for('items', function() return items end)
  assert(#items > 0, 'nothing is offered')
  vim.api.nvim_buf_set_lines(0, last, last + 2, false, {})
end)

fact('formatting writes tables as aligned Markdown and is stable', function()
  local line = vim.fn.search('^|.*行政许可', 'w')
  assert(line > 0)
  vim.fn.setline(line, (vim.fn.getline(line):gsub(' +|', ' |')))
  local format = vim.lsp.buf.format or vim.lsp.buf.formatting_sync
  local how = vim.lsp.buf.format and { timeout_ms = patience } or nil
  local changed = text()
  if vim.lsp.buf.format then format(how) else format(nil, patience) end
  local once = text()
  assert(once ~= changed, 'nothing was formatted')
  if vim.lsp.buf.format then format(how) else format(nil, patience) end
  assert(text() == once, 'formatting again changes it')
end)

fact('saving and stopping end the session in order', function()
  vim.cmd('write')
  vim.lsp.stop_client(vim.lsp.get_active_clients())
  wait_for('end', function() return #vim.lsp.get_active_clients() == 0 end)
end)

say('1..' .. count)
io.stdout:flush()
vim.cmd(failures == 0 and 'qall!' or 'cquit!')
