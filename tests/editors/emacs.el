;;; emacs.el --- Edits a faulty report in a batch Emacs with eglot, and prints what worked as TAP lines.  -*- lexical-binding: t -*-
;;; Commentary:
;; Takes from the environment: GOUJI_BINARY, GOUJI_REPORT (a copy that may be changed), GOUJI_RECORD (where the session goes).
;;; Code:
(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)

(define-derived-mode gouji-report-mode text-mode "Gouji")
(add-to-list 'eglot-server-programs
             `(gouji-report-mode . (,(getenv "GOUJI_BINARY") "lsp" ,(concat "--record=" (getenv "GOUJI_RECORD")))))

(defvar gouji-count 0)
(defvar gouji-failures 0)

(defun gouji-say (format &rest arguments)
  (princ (concat (apply #'format format arguments) "\n")))

(defmacro gouji-fact (name &rest body)
  (declare (indent 1))
  `(condition-case failure
       (progn
         (setq gouji-count (1+ gouji-count))
         ,@body
         (gouji-say "ok %d - %s" gouji-count ,name))
     (error (setq gouji-failures (1+ gouji-failures))
            (gouji-say "not ok %d - %s # %s" gouji-count ,name
                       (replace-regexp-in-string "\n" " " (error-message-string failure))))))

(defun gouji-wait-for (what condition)
  "Let the server speak until CONDITION answers; what it answers is returned."
  (let ((end (+ (float-time) 20)) answer)
    (while (not (or (setq answer (funcall condition)) (> (float-time) end)))
      (accept-process-output nil 0.05))
    (or answer (error "No %s" what))))

(defun gouji-findings (code)
  (seq-filter (lambda (found) (string-match-p (regexp-quote (format "[%s]" code)) (flymake-diagnostic-text found)))
              (flymake-diagnostics)))

(defun gouji-go-to (words)
  (goto-char (point-min))
  (search-forward words))

(find-file (getenv "GOUJI_REPORT"))
(gouji-report-mode)

(gouji-fact "eglot starts the server and attaches it"
  (let ((eglot-sync-connect 20) (inhibit-message t))
    (apply #'eglot--connect (eglot--guess-contact)))
  (gouji-wait-for "server" #'eglot-current-server)
  (flymake-start))

(gouji-fact "diagnostics appear with code and source"
  (let ((found (car (gouji-wait-for "row.missing" (lambda () (gouji-findings "row.missing"))))))
    (cl-assert (string-prefix-p "gouji" (flymake-diagnostic-text found)))
    (cl-assert (eq (flymake-diagnostic-type found) 'eglot-error))))

(gouji-fact "hover shows the sums of a cell"
  (gouji-go-to "一、本年新收政府信息公开申请数量")
  (end-of-line)
  (search-backward-regexp "[0-9]")
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (cl-assert (string-match-p "总计" (gouji-wait-for "hover" (lambda () shown))))))

(gouji-fact "a code action inserts the missing row and its finding goes"
  (let* ((lines (count-lines (point-min) (point-max)))
         (found (car (gouji-findings "row.missing")))
         (eglot-confirm-server-initiated-edits nil))
    (goto-char (flymake-diagnostic-beg found))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt choices &rest _)
                 (car (seq-find (lambda (choice) (string-prefix-p "插入" (car choice))) choices)))))
      (let ((last-nonmenu-event t))
        (eglot-code-actions (point) (flymake-diagnostic-end found) nil t)))
    (cl-assert (= (count-lines (point-min) (point-max)) (1+ lines)))
    (eglot--signal-textDocument/didChange)
    (gouji-wait-for "end of row.missing" (lambda () (null (gouji-findings "row.missing"))))))

(gouji-fact "completion offers a section"
  (goto-char (point-max))
  (insert "\n## 六")
  (eglot--signal-textDocument/didChange)
  (let* ((capf (eglot-completion-at-point))
         (offered (all-completions "" (nth 2 capf))))
    (cl-assert (seq-find (lambda (label) (string-match-p "其他需要报告的事项" label)) offered) nil "%S" offered))
  (delete-region (line-beginning-position 0) (point-max)))

(gouji-fact "formatting writes tables as aligned Markdown and is stable"
  (goto-char (point-min))
  (search-forward-regexp "^|.*行政许可")
  (beginning-of-line)
  (search-forward-regexp " +|")
  (replace-match "      |")
  (let ((before (buffer-string)) once)
    (eglot-format-buffer)
    (setq once (buffer-string))
    (cl-assert (not (equal once before)))
    (eglot-format-buffer)
    (cl-assert (equal (buffer-string) once))))

(gouji-fact "saving and stopping end the session in order"
  (let ((server (eglot-current-server)) (inhibit-message t))
    (save-buffer)
    (eglot-shutdown server nil 20)
    (cl-assert (not (jsonrpc-running-p server)))))

(gouji-say "1..%d" gouji-count)
(kill-emacs (if (zerop gouji-failures) 0 1))
;;; emacs.el ends here
